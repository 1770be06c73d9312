package dev.tandem.server.media.router;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.SendTrack;
import java.util.LinkedHashMap;
import java.util.Map;

/** The plans of one source, each shared by all players with the same agreement. */
final class FormatPlans {
  /** Players can agree on anything: plans of the oldest agreements are not given out any more. */
  private static final int MOST = 32;

  private final ReceiveTrack source;
  private final PayloadTypes payloadTypes;
  private final Map<FormatPlan.Agreement, FormatPlan> plans =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FormatPlan.Agreement, FormatPlan> eldest) {
          return size() > MOST;
        }
      };

  FormatPlans(ReceiveTrack source, PayloadTypes payloadTypes) {
    this.source = source;
    this.payloadTypes = payloadTypes;
  }

  FormatPlan of(SendTrack player) {
    return plans.computeIfAbsent(
        FormatPlan.Agreement.of(player),
        agreement -> new FormatPlan(agreement, source.extensions(), payloadTypes));
  }

  int size() {
    return plans.size();
  }
}
