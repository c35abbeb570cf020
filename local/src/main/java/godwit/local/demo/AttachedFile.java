package godwit.local.demo;

/**
 * A file with a message.
 *
 * @param name empty where it has none
 * @param sha256 of its decoded content, in hexadecimal
 */
record AttachedFile(String name, String sha256) {}
