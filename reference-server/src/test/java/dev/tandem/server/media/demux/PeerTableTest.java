package dev.tandem.server.media.demux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeerTableTest {
  private final PeerTable<String, String> table = new PeerTable<>();

  @Test
  void anAddressIsUnknownUntilItIsProven() {
    assertThat(table.byAddress("a")).isNull();

    assertThat(table.prove("a", "peer")).isTrue();

    assertThat(table.byAddress("a"))
        .satisfies(route -> {
          assertThat(route.peer()).isEqualTo("peer");
          assertThat(route.isProven()).isTrue();
        });
  }

  @Test
  void aProvenAddressCannotBeStolenByAnotherPeer() {
    table.prove("a", "first");

    assertThat(table.prove("a", "second")).isFalse();
    assertThat(table.byAddress("a")).hasFieldOrPropertyWithValue("peer", "first");
  }

  @Test
  void aRemovedPeerFreesAllItsAddresses() {
    table.prove("a", "first");
    table.prove("b", "first");
    table.prove("c", "second");

    table.remove("first");

    assertThat(table.byAddress("a")).isNull();
    assertThat(table.byAddress("b")).isNull();
    assertThat(table.byAddress("c")).isNotNull();
    assertThat(table.prove("a", "second")).isTrue();
  }

  @Test
  void aForgottenAddressIsUnknownAgain() {
    table.prove("a", "first");

    table.forget("a");

    assertThat(table.byAddress("a")).isNull();
  }

  @Test
  void whatWasLookedUpJustBeforeIsFollowedByWhatChanges() {
    assertThat(table.byAddress("a")).isNull();

    table.prove("a", "first");
    assertThat(table.byAddress("a")).hasFieldOrPropertyWithValue("peer", "first");

    table.remove("first");
    assertThat(table.byAddress("a")).isNull();

    table.prove("a", "second");
    assertThat(table.byAddress("a")).hasFieldOrPropertyWithValue("peer", "second");

    table.forget("a");
    assertThat(table.byAddress("a")).isNull();
  }
}
