package dev.tandem.conformance.fault;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All faults that can be switched on. */
public final class Faults {
  private static final List<Fault> ALL =
      Stream.of(
              RestFaults.all(),
              StreamListFaults.all(),
              PullFaults.all(),
              TerminateFaults.all(),
              PushFaults.all(),
              PushListFaults.all(),
              RepublishFaults.all(),
              AgentFaults.all(),
              SecureRepublishFaults.all(),
              ConnectionFaults.all(),
              MessageFaults.all(),
              AnswerFaults.all(),
              PublicationFaults.all(),
              LiveFaults.all(),
              PlayFaults.all(),
              RtpFaults.all(),
              RtcpFaults.all(),
              TransportFaults.all(),
              RobustnessFaults.all(),
              SecurityFaults.all(),
              BrowserFaults.all())
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  /** Every fault once. */
  public static List<Fault> all() {
    return ALL;
  }

  /** The fault of this name. */
  public static Optional<Fault> find(String name) {
    return ALL.stream().filter(fault -> fault.name().equals(name)).findFirst();
  }
}
