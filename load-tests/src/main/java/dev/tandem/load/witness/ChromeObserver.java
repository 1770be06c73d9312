package dev.tandem.load.witness;

import dev.tandem.load.scenario.Figures;
import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Observer;
import dev.tandem.load.target.TargetException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Chrome among the players has to say about a step. */
public final class ChromeObserver implements Observer {
  private final URI address;
  private @Nullable ChromeWitness witness;

  /**
   * Starts no Chrome yet.
   *
   * @param address the server that it plays from
   */
  public ChromeObserver(URI address) {
    this.address = address;
  }

  @Override
  public void published(String stream) throws TargetException {
    try {
      witness = ChromeWitness.play(address, stream);
    } catch (IOException e) {
      throw new TargetException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void measuring() {
    if (witness != null) {
      witness.beginAnew();
    }
  }

  @Override
  public Figures figures() {
    Figures figures = new Figures();
    Optional.ofNullable(witness)
        .flatMap(ChromeWitness::testimony)
        .ifPresent(testimony ->
            figures
                .put(Metric.CHROME_PICTURES, testimony.framesPerSecond())
                .put(Metric.CHROME_FREEZES, testimony.freezes())
                .put(Metric.CHROME_LOST, testimony.packetsLost()));
    return figures;
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(witness)
        .flatMap(chrome ->
            chrome
                .failure()
                .or(() ->
                    chrome.testimony().isPresent()
                        ? Optional.empty()
                        : Optional.of("it told nothing while was measured")))
        .map(why -> "Chrome, the witness, does not play: " + why);
  }

  @Override
  public void close() {
    if (witness != null) {
      witness.close();
    }
  }
}
