package godwit.local.bench;

/** Tells a person who waits what is being done, one line at a time. */
@FunctionalInterface
interface Progress {
  void say(String line);
}
