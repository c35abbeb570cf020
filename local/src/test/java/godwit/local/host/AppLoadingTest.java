package godwit.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.local.testapp.CountingInjector;
import godwit.local.testapp.Injected;
import godwit.local.testapp.OtherInjector;
import godwit.local.testapp.Seen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppLoadingTest {
  private static final String OPEN = "\"authLevel\":\"anonymous\"";

  @TempDir private Path temp;

  @Test
  void the_injector_is_asked_for_every_call() throws IOException {
    var app = StagedApp.in(temp.resolve("app"), CountingInjector.class);

    try (var host = start(app.http(Injected.class, "run", OPEN));
        var caller = new Caller(host.baseUri())) {
      assertThat(caller.get("/api/run").body()).isEqualTo("instance 1");
      assertThat(caller.get("/api/run").body()).isEqualTo("instance 2");
    }
  }

  @Test
  void two_injectors_are_one_too_many() throws IOException {
    var app = StagedApp.in(temp.resolve("app"), CountingInjector.class, OtherInjector.class);
    app.http(Injected.class, "run", OPEN);

    assertThatThrownBy(() -> start(app))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than one FunctionInstanceInjector");
  }

  @Test
  void a_class_without_default_constructor_needs_an_injector() throws IOException {
    try (var host = start(StagedApp.in(temp.resolve("app")).http(Injected.class, "run", OPEN));
        var caller = new Caller(host.baseUri())) {
      assertThat(caller.get("/api/run").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void an_output_binding_is_refused() throws IOException {
    var app =
        StagedApp.in(temp.resolve("app"))
            .function(
                "f",
                Seen.class,
                "queued",
                """
                {"type":"timerTrigger","name":"message","schedule":"* * * * * *"},
                {"type":"queue","direction":"out","name":"out"}\
                """);

    assertThatThrownBy(() -> start(app)).hasMessageContaining("without other bindings");
  }

  @Test
  void a_missing_setting_is_named() throws IOException {
    var app = StagedApp.in(temp.resolve("app"));
    app.function("timed", Seen.class, "timed", TIMER);

    assertThatThrownBy(() -> start(app)).hasMessage("the setting Daily is missing");
  }

  private static final String TIMER =
      "{\"type\":\"timerTrigger\",\"name\":\"timer\",\"schedule\":\"%Daily%\"}";

  @Test
  void a_timer_is_started_by_hand_with_the_master_key() throws Exception {
    var app = StagedApp.in(temp.resolve("app")).http(Seen.class, "seen", OPEN);
    app.function("timed", Seen.class, "timed", TIMER);

    try (var host = start(app, Map.of("Daily", "0 0 3 29 2 *"));
        var caller = new Caller(host.baseUri())) {
      String path = "/admin/functions/timed";
      byte[] body = "{\"input\":\"\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

      assertThat(caller.post(path + "?code=key", "application/json", body).statusCode())
          .isEqualTo(401);
      assertThat(
              caller.post(path + "?code=master", "application/json", new byte[] {'x'}).statusCode())
          .isEqualTo(400);
      assertThat(caller.post("/admin/functions/no?code=master", "text/json", body).statusCode())
          .isEqualTo(404);
      assertThat(caller.get("/api/seen").body()).isEmpty();
      assertThat(caller.post(path + "?code=master", "application/json", body).statusCode())
          .isEqualTo(202);
      Eventually.that(() -> caller.get("/api/seen").body().equals("\"IsPastDue\":false"));
    }
  }

  @Test
  void a_data_folder_has_one_host() throws IOException {
    var app = StagedApp.in(temp.resolve("app"));
    app.http("optionalText");

    try (var host = start(app)) {
      assertThat(host.baseUri()).hasScheme("http");
      assertThatThrownBy(() -> start(app)).hasMessageContaining("another host uses");
    }
    start(app).close();
  }

  private TriggerHost start(StagedApp app) throws IOException {
    return start(app, Map.of());
  }

  private TriggerHost start(StagedApp app, Map<String, String> settings) throws IOException {
    return TriggerHost.start(
        new HostOptions(
            app.folder(),
            temp.resolve("data"),
            0,
            new Keys("key", "master"),
            new Settings(settings),
            HostOptions.Pace.LOCAL));
  }
}
