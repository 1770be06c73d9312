package dev.tandem.load.target.janus;

import dev.tandem.load.client.Client;
import dev.tandem.load.target.Publication;
import dev.tandem.load.target.TargetException;

/** The publisher of a room, and the room, which ends with it. */
final class JanusPublication extends JanusPeer implements Publication {
  private final long room;
  private final Runnable whenClosed;

  JanusPublication(JanusHandle handle, Client client, long room, Runnable whenClosed) {
    super(handle, client);
    this.room = room;
    this.whenClosed = whenClosed;
  }

  @Override
  void leave() throws TargetException {
    whenClosed.run();
    JanusRoom.destroy(handle, room);
  }
}
