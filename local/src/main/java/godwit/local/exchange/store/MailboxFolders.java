package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.limits.Settings.Sizes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folders of one mailbox. Safe for any thread. */
public final class MailboxFolders {
  private final Core core;
  private final FolderTree tree = new FolderTree();

  MailboxFolders(Core core) {
    this.core = core;
  }

  public Folder root() {
    return tree.root();
  }

  public String id(Folder folder) {
    return ItemId.folder(core.id(), folder.number()).text();
  }

  /**
   * The folder of an id or a well-known name.
   *
   * @throws GraphRefusal 404 ErrorItemNotFound, 400 ErrorInvalidIdMalformed
   */
  public Folder resolve(String idOrName) {
    return core.locked(() ->
        tree.byWellKnownName(idOrName)
            .filter(MailboxFolders::isMail)
            .orElseGet(() -> byId(idOrName)));
  }

  private Folder byId(String text) {
    ItemId id = ItemId.parse(text);
    if (id.kind() != ItemId.Kind.FOLDER || !id.mailbox().equals(core.id())) {
      throw GraphRefusal.notFound();
    }
    return tree.byNumber(id.number()).orElseThrow(GraphRefusal::notFound);
  }

  private static boolean isMail(Folder folder) {
    return folder.kind() != Folder.Kind.OTHER_CLASS;
  }

  /** The subfolders in order of their making, without folders of another class. */
  public List<Folder> children(Folder parent, boolean withHidden) {
    return core.locked(() ->
        parent.children().stream()
            .filter(MailboxFolders::isMail)
            .filter(folder -> withHidden || folder.kind() == Folder.Kind.MAIL)
            .toList());
  }

  /** The folder and all below it, parents first. */
  public List<Folder> subtree(Folder top) {
    return core.locked(() -> {
      List<Folder> all = new ArrayList<>(List.of(top));
      for (int i = 0; i < all.size(); i++) {
        all.addAll(all.get(i).children());
      }
      return all;
    });
  }

  /**
   * Makes a folder.
   *
   * @throws GraphRefusal 409 ErrorFolderExists when the name is taken, whatever its case; 400 when
   *     the tree is too wide or too deep
   */
  public Folder create(Folder parent, String name, Folder.Kind kind, Sizes sizes) {
    return core.locked(() -> {
      tree.requireFree(parent, name);
      if (parent.children().size() >= sizes.folderChildren()
          || parent.depth() + 1 >= sizes.folderDepth()) {
        throw GraphRefusal.of(400, "ErrorFolderSave", "The folder hierarchy is at its limit.");
      }
      Folder folder = new Folder(tree.nextNumber(), parent, "", kind, name);
      log(folder);
      tree.add(folder);
      return folder;
    });
  }

  public void rename(Folder folder, String name) {
    core.run(() -> {
      folder.parent().ifPresent(parent -> requireFreeFor(folder, parent, name));
      core.journal()
          .append(Json.object().put("op", "rename").put("f", folder.number()).put("name", name));
      tree.rename(folder, name);
    });
  }

  private void requireFreeFor(Folder folder, Folder parent, String name) {
    if (!name.equalsIgnoreCase(folder.name())) {
      tree.requireFree(parent, name);
    }
  }

  /** Forgets a folder that holds nothing any more. */
  void remove(Folder folder) {
    core.journal().append(Json.object().put("op", "unfolder").put("f", folder.number()));
    tree.remove(folder);
  }

  void createDefaults(String language) {
    Folder system =
        new Folder(tree.nextNumber(), null, "root", Folder.Kind.HIDDEN, "Root - Mailbox");
    log(system);
    tree.add(system);
    for (DefaultFolders.Default each : DefaultFolders.in(language)) {
      Folder parent = each.kind() == Folder.Kind.HIDDEN ? system : tree.root();
      Folder folder =
          new Folder(tree.nextNumber(), parent, each.wellKnownName(), each.kind(), each.name());
      log(folder);
      tree.add(folder);
    }
  }

  /** The folder that holds what lies outside the tree a user sees. */
  public Folder systemRoot() {
    return core.locked(() -> tree.byWellKnownName("root").orElseThrow());
  }

  Folder byNumber(long number) {
    return tree.byNumber(number).orElseThrow(GraphRefusal::notFound);
  }

  private void log(Folder folder) {
    ObjectNode line = Json.object().put("op", "folder").put("f", folder.number());
    line.put("parent", folder.parent().map(Folder::number).orElse(0L));
    line.put("wellKnown", folder.wellKnownName());
    line.put("kind", folder.kind().name());
    line.put("name", folder.name());
    core.journal().append(line);
  }

  /** Takes a line of the journal that is about folders. */
  void replay(JsonNode line) {
    long number = line.path("f").asLong();
    switch (line.path("op").asText()) {
      case "folder" -> tree.add(folderOf(line, number));
      case "rename" -> tree.rename(byNumber(number), line.path("name").asText());
      case "unfolder" -> tree.remove(byNumber(number));
      default -> throw new IllegalStateException("unknown journal line about folders");
    }
  }

  private Folder folderOf(JsonNode line, long number) {
    @Nullable Folder parent = tree.byNumber(line.path("parent").asLong()).orElse(null);
    return new Folder(
        number,
        parent,
        line.path("wellKnown").asText(),
        Folder.Kind.valueOf(line.path("kind").asText()),
        line.path("name").asText());
  }
}
