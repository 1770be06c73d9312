package dev.tandem.load.rival;

/** One of two servers that are compared. */
public enum Side {
  RIVAL("Janus"),
  OURS("Tandem");

  private final String label;

  Side(String label) {
    this.label = label;
  }

  /** What reports call it. */
  public String label() {
    return label;
  }
}
