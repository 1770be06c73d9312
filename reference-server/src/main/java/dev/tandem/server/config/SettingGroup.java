package dev.tandem.server.config;

/** Headings under which settings are listed. */
public enum SettingGroup {
  LISTENERS("Listeners"),
  TLS("Certificate of wss and https"),
  MEDIA("Media"),
  DEADLINES("Media deadlines"),
  SIGNALLING("Signalling"),
  REPUBLISHING("Republishing"),
  WEB("REST and pages"),
  OPERATION("Operation");

  private final String title;

  SettingGroup(String title) {
    this.title = title;
  }

  /** The heading, in words. */
  public String title() {
    return title;
  }
}
