package godwit.source;

/** What every {@link MailSource} does. An adapter's test implements this and adds little. */
public interface MailSourceContract
    extends SourceFoldersContract, SourcePlansContract, SourceFlagsContract, SourceReadsContract {}
