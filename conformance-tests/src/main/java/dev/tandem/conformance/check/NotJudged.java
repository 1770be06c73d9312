package dev.tandem.conformance.check;

/** A check found that this target cannot be judged by it; the message says why. */
public final class NotJudged extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotJudged(String reason) {
    super(reason);
  }
}
