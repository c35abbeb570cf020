package godwit.target.graph;

import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.pace.Pace;
import godwit.pace.PaceKeeper;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.MailTarget;
import godwit.target.MarkChange;
import godwit.target.MessageMarks;
import godwit.target.MessageStamp;
import godwit.target.StampPlace;
import godwit.target.TargetFigures;
import godwit.target.TargetFolder;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.TargetLimits;
import godwit.target.TargetMessageId;
import java.util.Optional;

/** A mailbox of Exchange Online. */
final class GraphTarget implements MailTarget {
  private final TargetLimits limits;
  private final PacedCaller caller;
  private final PaceKeeper keeper;
  private final String address;
  private final GraphFolders folders;
  private final MessageDelivery delivery;
  private final MessageSearch search;
  private final MessageMarking marking;
  private final MessageMove moving;

  GraphTarget(
      GraphSettings settings, GraphCaller sender, PaceKeeper keeper, Pause pause, String address) {
    this.limits = settings.limits();
    this.keeper = keeper;
    this.caller = new PacedCaller(sender, keeper, pause);
    this.address = address;
    this.folders = new GraphFolders(caller, address, settings.tenant());
    var patience = new Patience(pause, settings.longestWait());
    var fit = new TenantFit(settings.tenant(), address);
    this.delivery = new MessageDelivery(caller, patience, address, limits.messageBytes(), fit);
    this.search = new MessageSearch(caller, address, fit);
    this.marking = new MessageMarking(caller, address);
    this.moving = new MessageMove(caller, address);
  }

  @Override
  public TargetLimits limits() {
    return limits;
  }

  @Override
  public Pace pace() {
    return keeper.pace();
  }

  @Override
  public void check() throws MigrationException {
    try {
      TargetFolderId unused = caller.call(new GetMailFolder(address, "inbox"));
    } catch (GraphFaultException failed) {
      throw GraphErrors.stop(failed.fault(), "open the mailbox");
    }
  }

  @Override
  public TargetFolder folder(TargetFolderPath path) throws MigrationException {
    return folders.find(path);
  }

  @Override
  public Delivery deliver(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    try {
      return delivery.deliver(folder, stamp, message);
    } catch (FolderChangedException gone) {
      folders.forget();
      throw gone;
    }
  }

  @Override
  public Optional<TargetMessageId> find(
      TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    return search.find(folder, stamp, message);
  }

  @Override
  public boolean holds(TargetMessageId id, ExchangeMessage message) throws MigrationException {
    return search.holds(id, message);
  }

  @Override
  public boolean move(
      TargetMessageId id, TargetFolderId from, TargetFolderId to, MessageStamp stamp)
      throws MigrationException {
    return moving.move(id, from, to, stamp);
  }

  @Override
  public Optional<MessageMarks> mark(TargetMessageId id, MarkChange change)
      throws MigrationException {
    return marking.mark(id, change);
  }

  @Override
  public void stamped(StampVisitor visitor) throws MigrationException {
    new StampWalk(caller, address).walk(visitor);
  }

  @Override
  public void stamped(StampPlace from, PlacedVisitor visitor) throws MigrationException {
    new StampWalk(caller, address).walk(from, visitor);
  }

  @Override
  public TargetFigures figures() {
    return new GraphFigures(caller, address);
  }
}
