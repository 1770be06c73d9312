package dev.tandem.conformance.check;

/** The server did something else than it is allowed to; severity comes from the requirement. */
public final class CheckFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sent;
  private final String allowed;
  private final String seen;
  private final String lookFirst;

  /** What was sent, what was allowed, what was seen, and where the mistake is most likely. */
  public CheckFailure(String sent, String allowed, String seen, String lookFirst) {
    super("%s: allowed is %s, seen was %s".formatted(sent, allowed, seen));
    this.sent = sent;
    this.allowed = allowed;
    this.seen = seen;
    this.lookFirst = lookFirst;
  }

  public String sent() {
    return sent;
  }

  public String allowed() {
    return allowed;
  }

  public String seen() {
    return seen;
  }

  public String lookFirst() {
    return lookFirst;
  }
}
