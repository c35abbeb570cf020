package godwit.local.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Differences planted in what arrived are found, each in its property and in no other. */
class ComparisonTest {
  @BeforeAll
  static void beLenient() {
    JakartaReading.beLenient();
  }

  private static Set<Property> differing(Served served, ObjectNode arrived, String... reasons) {
    return in(Verdict.Kind.DIFFERENT, served, arrived, reasons);
  }

  private static Set<Property> in(
      Verdict.Kind kind, Served served, ObjectNode arrived, String... reasons) {
    Map<Property, Verdict> verdicts =
        Comparison.compare(served, new Arrived(arrived), Arrays.asList(reasons));
    return verdicts.entrySet().stream()
        .filter(e -> e.getValue().kind() == kind)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Property.class)));
  }

  @Test
  void a_message_that_arrived_whole_is_equal_in_every_property() {
    assertThat(in(Verdict.Kind.EQUAL, Samples.served(), Samples.arrived()))
        .containsExactly(Property.values());
  }

  @ParameterizedTest
  @MethodSource("planted")
  void a_planted_difference_is_found(Property property, Consumer<ObjectNode> change) {
    ObjectNode arrived = Samples.arrived();
    change.accept(arrived);

    assertThat(differing(Samples.served(), arrived)).containsExactly(property);
  }

  static Stream<Arguments> planted() {
    return Stream.of(headers(), states(), contents()).flatMap(s -> s);
  }

  private static Arguments plant(Property property, Consumer<ObjectNode> change) {
    return Arguments.of(property, change);
  }

  private static Stream<Arguments> headers() {
    return Stream.of(
        plant(Property.SUBJECT, a -> a.put("subject", "Gruesse to you")),
        plant(Property.FROM, a -> a.set("from", Samples.recipient("Ann B.", "ann@b.example"))),
        plant(Property.FROM, a -> a.set("from", Samples.recipient("Anna", "ann@a.example"))),
        plant(Property.FROM, a -> a.set("sender", a.get("from"))),
        plant(Property.TO, a -> ((ArrayNode) a.get("toRecipients")).remove(0)),
        plant(Property.TO, a -> ((ArrayNode) a.get("toRecipients")).add(a.get("from"))),
        plant(Property.CC, a -> a.remove("ccRecipients")),
        plant(Property.BCC, a -> a.remove("bccRecipients")),
        plant(Property.REPLY_TO, a -> a.set("replyTo", a.get("toRecipients"))),
        plant(Property.SENT, a -> a.put("sentDateTime", "2015-03-03T04:06:02Z")),
        plant(Property.RECEIVED, a -> a.put("receivedDateTime", "2015-03-03T04:00:00Z")),
        plant(Property.MESSAGE_ID, a -> a.put("internetMessageId", "<m2@a.example>")),
        plant(Property.IN_REPLY_TO, a -> Samples.extended(a).remove("String 0x1042")),
        plant(
            Property.REFERENCES,
            a -> Samples.extended(a).put("String 0x1039", "<m0@b.example> <r@b.example>")),
        plant(
            Property.TRANSPORT_HEADERS,
            a -> Samples.extended(a).put("String 0x007D", "From: ann@a.example\r\n")));
  }

  private static Stream<Arguments> states() {
    return Stream.of(
        plant(Property.STATE, a -> a.put("isRead", false)),
        plant(Property.STATE, a -> a.put("isDraft", true)),
        plant(Property.STATE, a -> a.remove("flag")),
        plant(Property.STATE, a -> Samples.extended(a).put("Integer 0x1080", "262")),
        plant(Property.STATE, a -> a.putArray("categories").add("Project")));
  }

  private static Stream<Arguments> contents() {
    return Stream.of(
        plant(Property.BODY, a -> body(a, "html", Samples.HTML.replace("day", "dog"))),
        plant(Property.BODY, a -> body(a, "html", Samples.HTML.replace("Good ", "Good"))),
        plant(Property.BODY, a -> body(a, "html", Samples.HTML + "<p>and more</p>")),
        plant(Property.ATTACHMENTS, a -> Samples.attachment(a, 1).put("name", "u.csv")),
        plant(
            Property.ATTACHMENTS,
            a -> Samples.attachment(a, 1).put("sha256", Words.sha256(Samples.PICTURE))),
        plant(Property.ATTACHMENTS, a -> ((ArrayNode) a.get("attachments")).remove(1)),
        plant(Property.ATTACHMENTS, a -> Samples.attachment(a, 1).put("complete", false)),
        plant(Property.ATTACHMENTS, a -> Samples.attach(a, "more.txt", Samples.FILE)),
        plant(Property.INLINE, a -> Samples.attachment(a, 0).put("contentId", "other@a")),
        plant(Property.INLINE, a -> Samples.attachment(a, 0).put("isInline", false)),
        plant(Property.INLINE, a -> Samples.attachment(a, 1).put("isInline", true)));
  }

  private static void body(ObjectNode arrived, String type, String content) {
    arrived.putObject("body").put("contentType", type).put("content", content);
  }

  @Test
  void a_plain_alternative_in_place_of_the_html_is_a_difference() {
    ObjectNode arrived = Samples.arrived();
    body(arrived, "text", "Good day");

    assertThat(differing(Samples.served(), arrived)).contains(Property.BODY);
  }

  @Test
  void a_named_reason_excuses_its_own_property_and_no_other() {
    ObjectNode arrived = Samples.arrived();
    arrived.remove("ccRecipients");
    arrived.put("subject", "other");
    String reason = "too many recipients: the last ones are named in the headers only";

    assertThat(in(Verdict.Kind.DEGRADED, Samples.served(), arrived, reason))
        .containsExactly(Property.CC);
    assertThat(differing(Samples.served(), arrived, reason)).containsExactly(Property.SUBJECT);
  }

  @Test
  void a_reason_that_nobody_knows_excuses_nothing() {
    ObjectNode arrived = Samples.arrived();
    arrived.remove("ccRecipients");

    assertThat(differing(Samples.served(), arrived, "it was late")).containsExactly(Property.CC);
  }

  @Test
  void every_reason_of_the_converter_is_in_the_table() {
    List<String> unknown =
        Arrays.stream(godwit.mime.degradation.Degradation.values())
            .map(godwit.mime.degradation.Degradation::text)
            .filter(text ->
                Arrays.stream(Property.values())
                    .noneMatch(p -> Reasons.excusing(p, List.of(text)).isPresent()))
            .toList();

    // These two say what a reader gets in place of a view; no property differs for them.
    assertThat(unknown).allMatch(t -> t.contains("winmail.dat") || t.contains("signature"));
  }
}
