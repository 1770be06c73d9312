package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** All checks of this kit. */
public final class Suite {
  private Suite() {}

  /** Every check once; the catalogue says which requirement each judges. */
  public static List<Check> all() {
    return Stream.of(
            RestChecks.all(),
            StreamListChecks.all(),
            PullChecks.all(),
            TerminateChecks.all(),
            PushChecks.all(),
            PushListChecks.all(),
            PushStreamChecks.all(),
            PushEndChecks.all(),
            PushFailureChecks.all(),
            PushFeedbackChecks.all(),
            AgentChecks.all(),
            PullStreamChecks.all(),
            SecureRepublishingChecks.all(),
            ConnectionChecks.all(),
            MessageChecks.all(),
            AnswerChecks.all(),
            PublicationChecks.all(),
            PlayAnswerChecks.all(),
            PlayLifeChecks.all(),
            RtpChecks.all(),
            RtcpChecks.all(),
            SrtpChecks.all(),
            StrangerChecks.all(),
            HostilePacketChecks.all(),
            BrowserMediaChecks.all(),
            BrowserSessionChecks.all(),
            NativePeerChecks.all(),
            StatusChecks.all(),
            FrameChecks.all(),
            CrowdChecks.all(),
            HttpAbuseChecks.all(),
            PublishedChecks.all(),
            LiveListChecks.all(),
            NarrowPlayerChecks.all())
        .flatMap(List::stream)
        .toList();
  }
}
