package godwit.source.imap;

import godwit.failure.MigrationException;
import godwit.source.SourceFigures.Quota;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * What servers tell of storage: STATUS=SIZE (RFC 8438) and QUOTA (RFC 9208). Whoever does not offer
 * it is not asked; whoever refuses it has nothing to tell.
 */
final class StorageCommands {
  /** RFC 9208 §5.1: STORAGE is counted in units of 1,024 octets. */
  private static final long UNIT = 1_024;

  private final ImapConnection connection;

  StorageCommands(ImapConnection connection) {
    this.connection = connection;
  }

  Optional<Long> bytes(String wireName) throws IOException, ProtocolException, MigrationException {
    if (!connection.hasCapability("STATUS=SIZE")) {
      return Optional.empty();
    }
    var items = new Argument().writeAtom("SIZE");
    var sizes = new ArrayList<Long>();
    var arguments = new Argument().writeString(wireName).writeArgument(items);
    return asked(
            "STATUS",
            arguments,
            answer -> {
              if (answer.keyEquals("STATUS")) {
                sizes.addAll(status(answer.tokens()));
              }
            })
        ? sizes.stream().findFirst()
        : Optional.empty();
  }

  private static List<Long> status(Tokens tokens) throws ProtocolException {
    tokens.skipValue();
    tokens.expect('(');
    var sizes = new ArrayList<Long>();
    while (!tokens.take(')')) {
      boolean wanted = tokens.name().equals("SIZE");
      long value = tokens.number();
      if (wanted) {
        sizes.add(value);
      }
    }
    return sizes;
  }

  /** Of several limits the one that is nearest. */
  Optional<Quota> quota() throws IOException, ProtocolException, MigrationException {
    if (!connection.hasCapability("QUOTA")) {
      return Optional.empty();
    }
    var quotas = new ArrayList<Quota>();
    var arguments = new Argument().writeString("INBOX");
    boolean told =
        asked(
            "GETQUOTAROOT",
            arguments,
            answer -> {
              if (answer.keyEquals("QUOTA")) {
                quotas.addAll(storage(answer.tokens()));
              }
            });
    return told
        ? quotas.stream()
            .max(Comparator.comparingDouble(q -> (double) q.usedBytes() / q.limitBytes()))
        : Optional.empty();
  }

  private static List<Quota> storage(Tokens tokens) throws ProtocolException {
    // The root's name may be missing altogether.
    if (!tokens.nextIs('(')) {
      tokens.skipValue();
    }
    tokens.expect('(');
    var quotas = new ArrayList<Quota>();
    while (!tokens.take(')')) {
      String resource = tokens.name();
      long used = tokens.number();
      long limit = tokens.number();
      boolean counts = resource.equals("STORAGE") && used >= 0 && limit > 0;
      if (counts && Math.max(used, limit) < Long.MAX_VALUE / UNIT) {
        quotas.add(new Quota(used * UNIT, limit * UNIT));
      }
    }
    return quotas;
  }

  private boolean asked(String command, Argument arguments, ImapConnection.Untagged taker)
      throws IOException, ProtocolException, MigrationException {
    try {
      connection.run(command, arguments, taker);
      return true;
    } catch (CommandFailedException | BadCommandException e) {
      return false;
    }
  }
}
