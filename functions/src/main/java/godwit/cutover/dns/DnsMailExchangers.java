package godwit.cutover.dns;

import godwit.cutover.MailExchangers;
import godwit.cutover.MxAnswer;
import java.net.IDN;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Asks the DNS servers of the platform, or one of the deployment's choice. Answers are not kept, so
 * that a changed record is seen as soon as the server knows it. Safe for use by many threads.
 */
public final class DnsMailExchangers implements MailExchangers {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final LookupSession session;

  /**
   * @param server asked instead of the platform's
   */
  public DnsMailExchangers(Optional<InetSocketAddress> server) {
    Resolver resolver = server.<Resolver>map(SimpleResolver::new).orElseGet(ExtendedResolver::new);
    resolver.setTimeout(TIMEOUT);
    this.session = LookupSession.builder().resolver(resolver).build();
  }

  @Override
  public Map<String, MxAnswer> of(Collection<String> domains) {
    var asked = new HashMap<String, CompletableFuture<MxAnswer>>();
    domains.forEach(domain -> asked.put(domain, ask(domain)));
    var answers = new HashMap<String, MxAnswer>();
    asked.forEach((domain, answer) -> answers.put(domain, answer.join()));
    return answers;
  }

  private CompletableFuture<MxAnswer> ask(String domain) {
    try {
      Name name = Name.fromString(IDN.toASCII(domain), Name.root);
      return session
          .lookupAsync(name, Type.MX)
          .toCompletableFuture()
          .handle((result, fault) ->
              Optional.ofNullable(result)
                  .map(DnsMailExchangers::answer)
                  .orElseGet(() -> fault(Optional.ofNullable(fault))));
    } catch (TextParseException | IllegalArgumentException e) {
      return CompletableFuture.completedFuture(new MxAnswer.None());
    }
  }

  private static MxAnswer fault(Optional<Throwable> fault) {
    Optional<Throwable> why = fault.map(f -> Optional.ofNullable(f.getCause()).orElse(f));
    boolean none =
        why.filter(w -> w instanceof NoSuchDomainException || w instanceof NoSuchRRSetException)
            .isPresent();
    return none ? new MxAnswer.None() : new MxAnswer.Unanswered();
  }

  private static MxAnswer answer(LookupResult result) {
    List<MXRecord> records =
        result.getRecords().stream()
            .filter(MXRecord.class::isInstance)
            .map(MXRecord.class::cast)
            .sorted(
                Comparator.comparingInt(MXRecord::getPriority)
                    .thenComparing(DnsMailExchangers::host))
            .toList();
    if (records.isEmpty()) {
      return new MxAnswer.None();
    }
    long ttl = records.stream().mapToLong(MXRecord::getTTL).max().orElse(0);
    return new MxAnswer.Found(
        records.stream().map(DnsMailExchangers::host).toList(), Duration.ofSeconds(ttl));
  }

  private static String host(MXRecord mx) {
    Name target = mx.getTarget();
    return target.equals(Name.root) ? "." : target.toString(true).toLowerCase(Locale.ROOT);
  }
}
