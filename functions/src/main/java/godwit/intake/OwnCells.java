package godwit.intake;

import godwit.batch.RowOptions;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import java.util.Optional;
import java.util.function.Function;

/** Reads the cells by which a row wants something otherwise than its batch, noting each fault. */
final class OwnCells {
  private final RowServers servers;
  private final CellChecks checks;

  OwnCells(RowServers servers, CellChecks checks) {
    this.servers = servers;
    this.checks = checks;
  }

  /**
   * What a row says.
   *
   * @param options without what is at fault
   * @param needsPassword whether it must bring a password or token; false where that hangs on a
   *     cell that is at fault
   */
  record Read(RowOptions options, boolean needsPassword) {}

  /** Reads them; texts come without surrounding space. */
  Read read(Function<Column, String> texts) {
    Optional<String> cell = given(texts, Column.ENDPOINT);
    Optional<EndpointName> named = cell.flatMap(servers::named);
    boolean unknown = cell.isPresent() && named.isEmpty();
    if (unknown) {
      checks.endpointUnknown();
    }
    Optional<String> folder = given(texts, Column.TARGET_FOLDER).filter(checks::targetFolder);
    Optional<LogInForm> form = form(given(texts, Column.AUTH));
    Optional<EndpointName> own = named.filter(name -> !servers.isUsual(name));
    RowServers.Server server = servers.of(new RowOptions(own, form, folder));
    if (!unknown && form.filter(f -> !server.takes(f)).isPresent()) {
      checks.authUnfit();
    }
    return new Read(new RowOptions(own, form, folder), !unknown && server.needsPassword(form));
  }

  private Optional<String> given(Function<Column, String> texts, Column column) {
    String text = texts.apply(column);
    boolean fits = checks.check(column, text, false);
    return fits && !text.isEmpty() ? Optional.of(text) : Optional.empty();
  }

  private Optional<LogInForm> form(Optional<String> text) {
    Optional<LogInForm> form = text.flatMap(LogInForm::parse);
    if (text.isPresent() && form.isEmpty()) {
      checks.authUnknown();
    }
    return form;
  }
}
