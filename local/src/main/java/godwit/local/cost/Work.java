package godwit.local.cost;

/**
 * What is to be done and how fast it can go; the names are those of {@code docs/cost.md}.
 *
 * <p>A mailbox is as fast as the slowest of three: requests at a time over their answer time,
 * 10,000 requests in 10 minutes, 150 MB in 5 minutes (Graph: throttling limits of Outlook).
 */
record Work(Inputs in) {
  /** Mail grows by a third as base64, and some more for JSON. */
  private static final double GROWTH = 1.37;

  private static final double REQUESTS_A_SECOND = 10_000 / 600.0;
  private static final double MB_A_SECOND = 150 / 300.0;

  /** At work on an instance at the same time: batchSize and newBatchThreshold of host.json. */
  private static final double AT_ONCE = 8;

  private static final double LEG_SECONDS = 240;
  private static final double DAY_SECONDS = 86_400;

  double messages() {
    return in.of(Input.GB) * 1_048_576 / in.of(Input.MEAN_KB);
  }

  private double messageMb() {
    return in.of(Input.MEAN_KB) / 1_024;
  }

  /** Messages a second of one mailbox. */
  double messagesASecond() {
    double byLatency = in.of(Input.REQUESTS) * 1_000 / in.of(Input.LATENCY_MS);
    double byBytes = MB_A_SECOND / (messageMb() * GROWTH);
    return Math.min(byLatency, Math.min(REQUESTS_A_SECOND, byBytes));
  }

  /** Seconds of all mailboxes one after the other. */
  double mailboxSeconds() {
    return messages() / messagesASecond();
  }

  private double atATime() {
    return Math.min(in.of(Input.MAILBOXES), in.of(Input.CONNECTIONS));
  }

  /** Days of the initial copy, if mailboxes are of one size. */
  double initialDays() {
    return mailboxSeconds() / atATime() / DAY_SECONDS;
  }

  /** Seconds of instances in the initial copy: of waiting shared by eight, or of computing. */
  double initialInstanceSeconds() {
    double waiting = mailboxSeconds() / Math.min(AT_ONCE, atATime());
    double cpu = in.of(Input.CPU_MS) + messageMb() * in.of(Input.CPU_MS_MB);
    double cores = in.of(Input.MEMORY_MB) / 2_048;
    return Math.max(waiting, messages() * cpu / 1_000 / cores);
  }

  /** A round each day for each mailbox. */
  double roundInstanceSeconds() {
    double rounds = in.of(Input.MAILBOXES) * in.of(Input.DAYS);
    return rounds * in.of(Input.ROUND_SECONDS) / Math.min(AT_ONCE, atATime());
  }

  /** The timer of each minute is billed for a second at least. */
  double pulses() {
    return in.of(Input.DAYS) * 1_440;
  }

  double legs() {
    double rounds = in.of(Input.MAILBOXES) * (in.of(Input.DAYS) + 1);
    return mailboxSeconds() / LEG_SECONDS + 2 * rounds;
  }

  /** Two for each window of 90 messages, ten for each leg, and the mailboxes that a pulse reads. */
  double tableOperations() {
    double pages = 4 + Math.ceil(in.of(Input.MAILBOXES) / 500);
    return messages() / 45 + 10 * legs() + pages * pulses();
  }

  /** Bytes in and out again, for a gateway that counts both. */
  double gatewayGb() {
    return in.of(Input.GB) * (1 + GROWTH);
  }
}
