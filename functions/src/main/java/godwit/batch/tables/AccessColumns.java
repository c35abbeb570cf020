package godwit.batch.tables;

import godwit.endpoint.LabelUse;
import godwit.endpoint.LogInForm;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.TokenGrant;
import godwit.endpoint.TokenSource;
import godwit.seal.SealedSecret;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import java.util.Optional;

/** How the access to a source server is written into its row; columns that are absent are usual. */
final class AccessColumns {
  private AccessColumns() {}

  static RowWriter write(SourceAccess access, RowWriter row) {
    Optional<TokenSource> tokens = access.tokens();
    return row.text("logIn", access.logIn().name())
        .text("adminUser", access.adminUser())
        .text("tokenGrant", tokens.map(t -> t.grant().name()))
        .text("tokenUrl", tokens.map(TokenSource::url))
        .text("oauthClientId", tokens.map(TokenSource::clientId))
        .text("oauthScope", tokens.map(TokenSource::scope))
        .text("sourceSecret", access.secret().map(SealedSecret::text))
        .flag("allowOldTls", access.reading().oldTls())
        .flag("subscribedOnly", access.reading().subscribedOnly())
        .flag("ignoreUidValidity", access.reading().ignoreUidValidity())
        .flag("compress", access.reading().compress())
        .text("gmailLabels", access.reading().labels().name());
  }

  static SourceAccess read(Row row) {
    return new SourceAccess(
        row.optionalText("logIn").map(LogInForm::valueOf).orElse(LogInForm.PASSWORD),
        row.optionalText("adminUser"),
        row.optionalText("tokenGrant").map(grant -> tokens(row, TokenGrant.valueOf(grant))),
        row.optionalText("sourceSecret").map(SealedSecret::new),
        new SourceAccess.Reading(
            row.flag("allowOldTls"),
            row.flag("subscribedOnly"),
            row.flag("ignoreUidValidity"),
            row.flag("compress"),
            row.optionalText("gmailLabels").map(LabelUse::valueOf).orElse(LabelUse.CATEGORIES)));
  }

  private static TokenSource tokens(Row row, TokenGrant grant) {
    return new TokenSource(
        grant, row.text("tokenUrl"), row.text("oauthClientId"), row.text("oauthScope"));
  }
}
