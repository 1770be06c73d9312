package dev.tandem.conformance.verdict;

import java.util.List;

/**
 * What a person needs to act on a finding; the same in all reports.
 *
 * @param sentence the sentence of the requirement
 * @param sent what the kit sent
 * @param allowed what the server was allowed to do
 * @param seen what it did
 * @param lastEvents the end of the transcript, oldest first
 * @param lookFirst where the mistake is most likely
 * @param repeat the command that runs just this check again with the same seed
 */
public record FailureCard(
    String requirement,
    String sentence,
    String sent,
    String allowed,
    String seen,
    List<String> lastEvents,
    String lookFirst,
    String repeat) {
  public FailureCard {
    lastEvents = List.copyOf(lastEvents);
  }
}
