package dev.tandem.load.client;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What is known of a client's connection: awaited, up, or lost. */
final class Connection implements PeerListener {
  private final CompletableFuture<Void> up = new CompletableFuture<>();
  private volatile @Nullable String lost;

  @Override
  public void connected() {
    up.complete(null);
  }

  @Override
  public void failed(PeerFailure failure, String detail) {
    String why = failure + ": " + detail;
    lost = why;
    up.completeExceptionally(new ClientException(why));
  }

  /** Its owner has ended it: nobody shall wait any longer. */
  void ended() {
    up.completeExceptionally(new ClientException("the client was closed"));
  }

  Optional<String> lost() {
    return Optional.ofNullable(lost);
  }

  /** Has something done when it is up, or never will be. */
  void whenDecided(Runnable action) {
    var _ = up.whenComplete((_, _) -> action.run());
  }

  void await(Duration limit) throws ClientException, InterruptedException {
    await(up, limit, "no connection within ");
  }

  /** Waits for anything that a lost connection ends as well. */
  static <T> T await(CompletableFuture<T> awaited, Duration limit, String problem)
      throws ClientException, InterruptedException {
    try {
      return awaited.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ClientException(problem + limit.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new ClientException(ClientException.words(e), e);
    }
  }
}
