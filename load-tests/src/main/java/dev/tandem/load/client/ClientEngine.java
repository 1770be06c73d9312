package dev.tandem.load.client;

import dev.tandem.load.client.Client.Side;
import dev.tandem.load.measure.GeneratorFigures;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.stream.PreparedStream;
import java.io.IOException;

/** Opens native clients and runs them all on a few loops. May be called from any thread. */
public interface ClientEngine extends AutoCloseable {

  /**
   * Starts an engine.
   *
   * @throws IOException where the system gives it no port
   */
  static ClientEngine start(ClientOptions options) throws IOException {
    return new NativeClientEngine(options);
  }

  /**
   * Opens a client that sends.
   *
   * @param label what logs call it
   */
  SendingClient openSender(String label, Side side, PreparedStream media) throws ClientException;

  /**
   * Opens a client that receives, when it is its turn to join. Its join times count from when this
   * returns.
   */
  ReceivingClient openReceiver(String label, Side side, PlaybackOptions options)
      throws ClientException;

  /** What all clients together measured since the last call. */
  MediaFigures takeFigures();

  /** How this generator itself fared since the last call. */
  GeneratorFigures takeGeneratorFigures();

  /** Ends all clients and threads. */
  @Override
  void close();
}
