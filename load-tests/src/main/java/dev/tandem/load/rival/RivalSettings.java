package dev.tandem.load.rival;

import java.util.List;

/**
 * How two servers are compared.
 *
 * @param loads numbers of players, each measured on both servers
 * @param rounds how often, in turns
 * @param eventLoops threads of Janus that serve all peers; 0: a thread for each peer, as it comes
 * @param sharesCores whether servers and clients may all use all processors; else half of them are
 *     the servers' and half the clients'
 * @param settings of our server, each as KEY=VALUE
 */
public record RivalSettings(
    List<Integer> loads, int rounds, int eventLoops, boolean sharesCores, List<String> settings) {

  public RivalSettings {
    loads = List.copyOf(loads);
    settings = List.copyOf(settings);
  }
}
