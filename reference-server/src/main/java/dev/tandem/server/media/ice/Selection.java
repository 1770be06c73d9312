package dev.tandem.server.media.ice;

import org.jspecify.annotations.Nullable;

/** The pair that carries, and which other one may take its place (RFC 8445, section 8.1). */
final class Selection {

  private @Nullable CandidatePair pair;
  private boolean nominated;

  /** The pair that carries, null before there is a valid one. */
  @Nullable CandidatePair pair() {
    return pair;
  }

  boolean isNominated() {
    return nominated;
  }

  /** Whether a nominated pair carries and answers; nothing else has to be tried then. */
  boolean isSettled() {
    return nominated && pair != null && !pair.isSilent();
  }

  /** A pair has become valid: it carries until one is nominated. */
  void valid(CandidatePair candidate) {
    if (pair == null) {
      pair = candidate;
    }
  }

  /**
   * The controlling side nominated a pair. If it does so with every check of a pair, as in RFC
   * 5245, the highest priority counts; if it makes up its mind after a plain check, as in RFC 8445,
   * the latest nomination does. A pair that no longer answers gives way to any, and replaces none
   * that does.
   */
  void nominated(CandidatePair candidate) {
    if (pair == null || !isSettled() || replacesSettled(candidate, pair)) {
      pair = candidate;
      nominated = true;
    }
  }

  private static boolean replacesSettled(CandidatePair candidate, CandidatePair settled) {
    return !candidate.isSilent()
        && (!candidate.isAlwaysNominated() || candidate.priority() >= settled.priority());
  }
}
