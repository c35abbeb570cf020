/**
 * Measures fidelity: puts every file of a folder through the real path (IMAP server, functions,
 * Exchange Online stand-in) and compares what arrived, property by property, with what the source
 * serves. The originals are read by Apache James Mime4j and, where that finds a difference, by
 * Jakarta Mail as a second opinion; nothing of the converter under test is used.
 */
@NullMarked
package godwit.local.fidelity;

import org.jspecify.annotations.NullMarked;
