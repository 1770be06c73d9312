package dev.tandem.conformance.check;

/** How to play; as it comes: audio and video, with receiver reports and without other feedback. */
public final class ViewerOptions extends MediaOptions<ViewerOptions> {
  boolean sendsReports = true;
  boolean sendsTransportCc;

  private ViewerOptions() {}

  /** Nothing out of the ordinary. */
  public static ViewerOptions usual() {
    return new ViewerOptions();
  }

  @Override
  ViewerOptions self() {
    return this;
  }

  /** Sends no receiver reports. */
  public ViewerOptions withoutReports() {
    sendsReports = false;
    return this;
  }

  /** Sends transport-wide feedback ten times a second. */
  public ViewerOptions withTransportCc() {
    sendsTransportCc = true;
    return this;
  }
}
