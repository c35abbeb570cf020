package godwit.functions;

import godwit.target.graph.GraphSettings;
import java.util.Map;

/** What the app makes of application settings for its writer. */
public final class WriterSettings {
  private WriterSettings() {}

  public static GraphSettings of(Map<String, String> settings) {
    return new Settings(settings).graph();
  }
}
