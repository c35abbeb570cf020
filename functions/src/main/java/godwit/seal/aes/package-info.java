/** Sealing with AES-256-GCM. Knows its port and the Java platform. */
@NullMarked
package godwit.seal.aes;

import org.jspecify.annotations.NullMarked;
