package godwit.verify;

/**
 * A message at the target that carries a stamp of the source mailbox.
 *
 * @param folder identity of the source folder, 16 hexadecimal digits
 * @param validity generation of {@code uid}
 * @param uid 1 to 4294967295
 * @param id 64 bits that stand for the message's identity at the target
 * @param place 64 bits that stand for the target folder it lies in; 0 if that was not told
 */
public record Sighting(String folder, long validity, long uid, long id, long place) {}
