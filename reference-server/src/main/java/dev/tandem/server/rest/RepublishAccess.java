package dev.tandem.server.rest;

import dev.tandem.server.republish.RepublishFilter;
import dev.tandem.server.republish.RepublishInfo;
import dev.tandem.server.republish.RepublishRefusedException;
import dev.tandem.server.republish.RepublishRequest;
import java.util.List;

/** What REST needs of the pushes and pulls. */
public interface RepublishAccess {

  /** Starts a push and does not wait for it. */
  RepublishInfo push(RepublishRequest request) throws RepublishRefusedException;

  /** Starts a pull and does not wait for it. */
  RepublishInfo pull(RepublishRequest request) throws RepublishRefusedException;

  /** All that have not ended. */
  List<RepublishInfo> republished();

  /** Ends those that match; how many there were. */
  int terminateRepublished(RepublishFilter filter);
}
