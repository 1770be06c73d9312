package dev.tandem.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  private static final List<String> KNOWN = List.of("ws.port", "wss.port", "http.port", "ip");

  @Test
  void findsTheNameThatDiffersLeast() {
    assertThat(NearestName.of("htpp.port", KNOWN)).contains("http.port");
    assertThat(NearestName.of("ws.prot", KNOWN)).contains("ws.port");
  }

  @Test
  void suggestsNothingWhereNothingIsNear() {
    assertThat(NearestName.of("cdn_role", KNOWN)).isEmpty();
    assertThat(NearestName.of("ws.port", List.of())).isEmpty();
  }
}
