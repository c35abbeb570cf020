package godwit.relay;

import godwit.copy.CopySettings;
import godwit.failure.RetryPolicy;
import java.time.Duration;

/**
 * How the relay runs.
 *
 * @param grace how late a message may be before the pulse sends it again
 */
public record RelaySettings(CopySettings copy, RetryPolicy retry, Duration grace) {}
