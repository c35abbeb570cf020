package godwit.local.bench;

import godwit.local.servers.PlacedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes ordinary mail: trace fields, text alone or with HTML beside it, large ones with a file.
 * The same owner and number always give the same bytes.
 */
final class BenchMail {
  private static final Instant FIRST = Instant.parse("2023-03-01T07:00:00Z");
  private static final Duration BETWEEN = Duration.ofMinutes(97);
  private static final int FILE_FROM_BYTES = 64 << 10;
  private static final int HEADER_BYTES = 1_100;
  private static final int TEXT_BYTES = 2_000;
  private static final int LINE = 76;
  private static final List<String> WORDS =
      List.of(
          ("the of and to a in for is on that by this with you it not or be are from at as your all"
                  + " have new more an was we will can us about if my has but our one other do no"
                  + " meeting offer order invoice please contract Tuesday attached regards thanks"
                  + " delivery Größe Straße café naïve schedule budget review draft agenda minutes"
                  + " customer address account quarter report holiday train office printer key")
              .split(" ", -1));

  private final String owner;

  BenchMail(String owner) {
    this.owner = owner;
  }

  /** The {@code number}-th message of the inbox, about {@code bytes} long. */
  PlacedMessage message(int number, int bytes) {
    var random = new Random((owner + "/" + number).hashCode());
    Instant sent = FIRST.plus(BETWEEN.multipliedBy(number));
    String text = header(random, number, sent) + content(random, number, bytes);
    Set<String> flags = number % 4 == 0 ? Set.of() : Set.of("\\Seen");
    return new PlacedMessage(
        List.of("INBOX"), sent.plusSeconds(3), flags, text.getBytes(StandardCharsets.UTF_8));
  }

  private String header(Random random, int number, Instant sent) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.atOffset(ZoneOffset.UTC));
    String sender = "person" + random.nextInt(40);
    String id = number + "." + Long.toHexString(random.nextLong());
    return """
    Return-Path: <%1$s@sender.example>
    Received: from mx.sender.example (mx.sender.example [192.0.2.%2$d])
     by mail.host.example (Postfix) with ESMTPS id %3$s
     for <%4$s@host.example>; %5$s
    Received: from [10.1.2.%2$d] (unknown [198.51.100.7])
     by mx.sender.example (Postfix) with ESMTPSA id 4B%3$s; %5$s
    DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=sender.example; s=k1;
     h=date:from:to:subject:message-id; bh=%6$s=; b=%7$s
    From: "Person, %1$s" <%1$s@sender.example>
    To: %4$s <%4$s@host.example>, "Other Reader" <other@host.example>
    Cc: team@host.example
    Subject: %8$s
    Date: %5$s
    Message-ID: <%3$s@sender.example>
    In-Reply-To: <earlier.%3$s@host.example>
    References: <first.%3$s@host.example> <earlier.%3$s@host.example>
    User-Agent: Mozilla Thunderbird
    MIME-Version: 1.0
    """
        .formatted(
            sender,
            random.nextInt(250),
            id,
            owner,
            date,
            base64(random, 32),
            base64(random, 96),
            subject(random))
        .replace("\n", "\r\n");
  }

  private static String subject(Random random) {
    String text = words(random, 40).replaceAll("\\s+", " ").strip();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8) + "?=";
  }

  private static String content(Random random, int number, int bytes) {
    if (bytes >= FILE_FROM_BYTES) {
      return withFile(random, number, bytes);
    }
    int text = Math.max(0, bytes - HEADER_BYTES);
    return number % 3 == 0
        ? part("text/plain", words(random, text))
        : alternative(random, number, text);
  }

  private static String alternative(Random random, int number, int bytes) {
    String plain = words(random, bytes * 2 / 5);
    String html =
        "<html><body><p style=\"font-family:sans-serif\">"
            + plain.replace("\r\n\r\n", "</p>\r\n<p>")
            + "</p></body></html>";
    return multipart(
        "alternative", number, part("text/plain", plain) + "\r\n", part("text/html", html));
  }

  private static String withFile(Random random, int number, int bytes) {
    // 78 bytes on the wire carry 57 of the file.
    byte[] file = new byte[(bytes - HEADER_BYTES - TEXT_BYTES) / 78 * 57];
    random.nextBytes(file);
    String attached =
        "Content-Type: application/pdf; name=\"scan.pdf\"\r\n"
            + "Content-Disposition: attachment; filename=\"scan.pdf\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(file);
    return multipart(
        "mixed", number, part("text/plain", words(random, TEXT_BYTES)) + "\r\n", attached);
  }

  private static String part(String type, String text) {
    return "Content-Type: "
        + type
        + "; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + text
        + "\r\n";
  }

  private static String multipart(String subtype, int number, String first, String second) {
    String boundary = "------------bench" + number;
    return "Content-Type: multipart/%1$s;\r\n boundary=\"%2$s\"\r\n\r\n--%2$s\r\n"
            .formatted(subtype, boundary)
        + first
        + "--"
        + boundary
        + "\r\n"
        + second
        + "\r\n--"
        + boundary
        + "--\r\n";
  }

  /** Lines of words and now and then an empty one, {@code chars} long or a word more. */
  private static String words(Random random, int chars) {
    var text = new StringBuilder();
    int line = 0;
    while (text.length() < chars) {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      line += word.length() + 1;
      boolean full = line > LINE;
      text.append(word).append(full ? random.nextInt(6) == 0 ? ".\r\n\r\n" : "\r\n" : " ");
      line = full ? 0 : line;
    }
    return text.toString();
  }

  private static String base64(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
