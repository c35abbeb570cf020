package godwit.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says in words how a message that arrived differs from the one at the source. */
final class FactsDifference {
  private FactsDifference() {}

  /** One phrase for each difference; empty if they are equal. */
  static List<String> between(MessageFacts source, MessageFacts arrived) {
    var found = new ArrayList<String>();
    if (!source.subject().equals(arrived.subject())) {
      found.add("its subject is “" + arrived.subject() + "”");
    }
    if (!source.received().equals(arrived.received())) {
      found.add("received at " + arrived.received());
    }
    if (!source.messageId().isEmpty() && !source.messageId().equals(arrived.messageId())) {
      found.add("its Message-ID is another");
    }
    marks(source, arrived, found);
    if (!source.from().isEmpty() && !source.from().equals(arrived.from())) {
      found.add(
          "from "
              + (arrived.from().isEmpty() ? "nobody" : arrived.from())
              + ", not "
              + source.from());
    }
    if (source.body().isPresent() && !source.body().equals(arrived.body())) {
      found.add("the text of its body differs");
    }
    files(source.files(), arrived.files(), found);
    return List.copyOf(found);
  }

  private static void marks(MessageFacts source, MessageFacts arrived, List<String> found) {
    for (MessageFacts.Mark mark : MessageFacts.Mark.values()) {
      boolean was = source.marks().contains(mark);
      if (was != arrived.marks().contains(mark)) {
        found.add(
            (was ? "not " : "") + mark.word() + ", but " + (was ? "" : "not ") + "at the source");
      }
    }
  }

  /** Names count only where the source gives them. */
  private static void files(
      List<AttachedFile> source, List<AttachedFile> arrived, List<String> found) {
    var left = new ArrayList<>(source);
    var others = new ArrayList<>(arrived);
    takeEqual(left, others, f -> f);
    var named = new ArrayList<>(left.stream().filter(f -> f.name().isEmpty()).toList());
    left.removeAll(named);
    takeEqual(named, others, AttachedFile::sha256);
    left.addAll(named);
    for (AttachedFile file : left) {
      found.add("attachment " + shown(file) + " is missing or differs");
    }
    for (AttachedFile file : others) {
      found.add("attachment " + shown(file) + " is not at the source");
    }
  }

  private static void takeEqual(
      List<AttachedFile> left, List<AttachedFile> others, Function<AttachedFile, Object> by) {
    for (AttachedFile file : List.copyOf(left)) {
      others.stream()
          .filter(o -> by.apply(o).equals(by.apply(file)))
          .findFirst()
          .ifPresent(o -> {
            boolean isTaken = others.remove(o) && left.remove(file);
            assert isTaken;
          });
    }
  }

  private static String shown(AttachedFile file) {
    return file.name().isEmpty() ? "without name" : "“" + file.name() + "”";
  }
}
