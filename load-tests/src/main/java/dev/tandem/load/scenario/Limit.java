package dev.tandem.load.scenario;

/** What can give way under a load. */
public enum Limit {
  HOST("the host of this machine, which took processors away", true),
  GENERATOR_CPU("the load generator, whose processors were busy", true),
  GENERATOR_SENDS("the load generator, which sent late", true),
  GENERATOR_DROPS("the load generator, which did not read its sockets in time", true),
  MACHINE("the machine, which server and load generator share", true),
  SERVER_CPU("the server, whose processors were busy", false),
  SERVER_DROPS("the server, which did not read its sockets in time", false),
  PLAYERS("the server, which refused or ended players", false),
  LOSS("loss, for a reason that does not show", false),
  DELAY("delay, for a reason that does not show", false),
  GOAL("something that does not show", false);

  private final String words;
  private final boolean generator;

  Limit(String words, boolean generator) {
    this.words = words;
    this.generator = generator;
  }

  /** In words that go on after "first to give way was". */
  public String words() {
    return words;
  }

  /** Whether nothing is proven about the server. */
  public boolean isTheGenerators() {
    return generator;
  }
}
