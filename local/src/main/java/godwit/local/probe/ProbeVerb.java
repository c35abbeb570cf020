package godwit.local.probe;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.DefaultAzureCredentialBuilder;
import godwit.local.stack.SettingsFile;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** {@code ./godwit probe}: what a tenant does against what is assumed. */
public final class ProbeVerb {
  private ProbeVerb() {}

  /**
   * Tries every assumption on one mailbox, prints a table and writes the settings that fit.
   *
   * @return 0 if every answer is clear, 1 if not or if the mailbox cannot be used, 2 for arguments
   *     that are not understood
   */
  public static int run(List<String> args) throws InterruptedException {
    ProbeArguments arguments;
    try {
      arguments = ProbeArguments.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(ProbeArguments.USAGE);
      return 2;
    }
    try {
      return run(arguments);
    } catch (ClientAuthenticationException e) {
      System.err.println("probe: no token: sign in, for example with az login");
      return 1;
    } catch (IOException e) {
      System.err.println("probe: " + e.getMessage());
      return 1;
    }
  }

  private static int run(ProbeArguments arguments) throws IOException, InterruptedException {
    var place = new Probe.Place(arguments.graph(), token(arguments));
    List<Finding> findings =
        Probe.run(
            place, arguments.mailbox(), finding -> System.err.println("probe: " + finding.name()));
    FindingTable.lines(findings).forEach(System.out::println);
    SettingsFile.write(arguments.out(), ProbeSettings.of(findings));
    System.out.println();
    System.out.println("settings for this tenant: " + arguments.out());
    boolean clear = findings.stream().noneMatch(each -> each.verdict() == Verdict.UNCLEAR);
    return clear ? 0 : 1;
  }

  private static Supplier<String> token(ProbeArguments arguments) {
    if (arguments.token().isPresent()) {
      String fixed = arguments.token().get();
      return () -> fixed;
    }
    TokenCredential credential = new DefaultAzureCredentialBuilder().build();
    var context = new TokenRequestContext().addScopes(arguments.scope());
    // The credential keeps a token as long as it lasts.
    return () -> credential.getTokenSync(context).getToken();
  }
}
