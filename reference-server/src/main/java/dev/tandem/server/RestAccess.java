package dev.tandem.server;

import dev.tandem.server.republish.RepublishFilter;
import dev.tandem.server.republish.RepublishInfo;
import dev.tandem.server.republish.RepublishRefusedException;
import dev.tandem.server.republish.RepublishRequest;
import dev.tandem.server.republish.Republisher;
import dev.tandem.server.rest.ConnectionAccess;
import dev.tandem.server.rest.RepublishAccess;
import dev.tandem.server.rest.StreamAccess;
import dev.tandem.server.signalling.session.ConnectionInfo;
import dev.tandem.server.signalling.session.ConnectionRegistry;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamEvent;
import dev.tandem.server.stream.StreamInfo;
import dev.tandem.server.stream.StreamRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Gives REST what it needs of the other parts. */
record RestAccess(StreamRegistry registry, ConnectionRegistry sessions, Republisher republisher)
    implements StreamAccess, ConnectionAccess, RepublishAccess {

  @Override
  public List<StreamInfo> streams() {
    return registry.streams();
  }

  @Override
  public int terminateStreams(Predicate<StreamInfo> filter) {
    return registry.terminate(filter);
  }

  @Override
  public boolean sendEvent(String name, JsonNode payload) {
    Optional<Publication> publication = registry.publication(name);
    publication.ifPresent(found -> found.event(StreamEvent.data(payload)));
    return publication.isPresent();
  }

  @Override
  public List<ConnectionInfo> connections() {
    return sessions.connections();
  }

  @Override
  public boolean terminateConnection(String sessionId) {
    return sessions.terminate(sessionId);
  }

  @Override
  public RepublishInfo push(RepublishRequest request) throws RepublishRefusedException {
    return republisher.push(request);
  }

  @Override
  public RepublishInfo pull(RepublishRequest request) throws RepublishRefusedException {
    return republisher.pull(request);
  }

  @Override
  public List<RepublishInfo> republished() {
    return republisher.findAll();
  }

  @Override
  public int terminateRepublished(RepublishFilter filter) {
    return republisher.terminate(filter);
  }
}
