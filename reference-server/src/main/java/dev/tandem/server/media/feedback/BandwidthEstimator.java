package dev.tandem.server.media.feedback;

/**
 * Estimates how much the path to a player carries, in the manner of Google congestion control
 * (draft-ietf-rmcat-gcc-02): from the trend of the delay that transport-wide feedback shows, from
 * losses, and from what the receiver itself estimates. Single-threaded.
 *
 * <pre>
 * sent + feedback -> groups -> delay trend -> rate control --+
 * report blocks  -> loss bound ------------------------------+-> the least of them
 * REMB ------------------------------------------------------+
 * </pre>
 */
public final class BandwidthEstimator {
  private static final long RECEIVED_WINDOW_NS = 500_000_000L;
  private static final long UNKNOWN = -1;

  private final SentPackets sent = new SentPackets();
  private final TransportFeedbackReader reader = new TransportFeedbackReader();
  private final PacketGroups groups = new PacketGroups();
  private final DelayTrend trend = new DelayTrend();
  private final RateMeter received = new RateMeter(RECEIVED_WINDOW_NS);
  private final RateControl rateControl = new RateControl();
  private final LossBound lossBound = new LossBound();
  private long firstArrivalNs;
  private long newestArrivalNs;
  private boolean anyArrived;
  private long rembBps = UNKNOWN;

  /**
   * Notes a packet that was sent.
   *
   * @param wideSequence its transport-wide sequence number
   * @param octets its size
   */
  public void sent(int wideSequence, int octets, long nowNs) {
    sent.add(wideSequence, octets, nowNs);
  }

  /**
   * Takes a transport-wide feedback message, as handed over by {@code
   * RtcpHandler.transportFeedback}. What is malformed in it is ignored.
   */
  public void feedback(byte[] buffer, int offset, int length, long nowNs) {
    if (!reader.wrap(buffer, offset, length)) {
      return;
    }
    long newestSentNs = Long.MIN_VALUE;
    while (reader.next()) {
      int sequence = reader.sequence();
      int octets = sent.octets(sequence);
      if (reader.received() && octets > 0) {
        long sentNs = sent.sentNs(sequence, nowNs);
        sent.take(sequence);
        arrived(sentNs, reader.arrivalNs(), octets);
        newestSentNs = Math.max(newestSentNs, sentNs);
      }
    }
    boolean measured = newestArrivalNs - firstArrivalNs >= RECEIVED_WINDOW_NS;
    if (newestSentNs != Long.MIN_VALUE && measured) {
      rateControl.update(trend.usage(), receivedBps(), nowNs - newestSentNs, nowNs);
    }
  }

  private long receivedBps() {
    return received.bps(newestArrivalNs);
  }

  private void arrived(long sentNs, long arrivalNs, int octets) {
    if (!anyArrived) {
      anyArrived = true;
      firstArrivalNs = arrivalNs;
      newestArrivalNs = arrivalNs;
    }
    newestArrivalNs = Math.max(newestArrivalNs, arrivalNs);
    received.add(octets, arrivalNs);
    if (groups.add(sentNs, arrivalNs)) {
      trend.update(groups.sentDeltaNs(), groups.arrivalDeltaNs());
    }
  }

  /** Takes the receiver's own estimate in bits per second. */
  public void remb(long bps, long nowNs) {
    rembBps = bps;
  }

  /**
   * Takes the loss of a report block about a stream of many packets.
   *
   * @param fractionLost in 1/256
   */
  public void loss(int fractionLost, long nowNs) {
    lossBound.update(fractionLost, otherwiseBps(), receivedBps(), nowNs);
  }

  /** The estimate in bits per second, -1 as long as nothing is known. */
  public long estimateBps() {
    return (long) Math.min(otherwiseBps(), lossBound.bps());
  }

  /** The estimate without regard to losses, -1 if unknown. */
  private double otherwiseBps() {
    long delayBps = rateControl.bps();
    if (rembBps == UNKNOWN || delayBps == RateControl.UNKNOWN) {
      return Math.max(rembBps, delayBps);
    }
    return Math.min(rembBps, delayBps);
  }
}
