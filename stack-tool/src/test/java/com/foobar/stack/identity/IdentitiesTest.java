package com.foobar.stack.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import com.foobar.stack.identity.Identities.Identity;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private final Inventory inventory = InventoryReader.read(ROOT.resolve("inventory/local.yaml"));
  private final Host one = inventory.host("server-1").orElseThrow();
  private final Host two = inventory.host("server-2").orElseThrow();
  private final Host witness = inventory.host("ops").orElseThrow();
  private final Identities given = Identities.begin("g").with(inventory.members());

  @Test
  void aNewInstallationCountsItsMembersInTheirOrder() {
    assertThat(numbers(given, one, two, witness)).containsExactly(1, 2, 3);
  }

  @Test
  void linesThatAreReorderedChangeNobody() {
    List<Host> reordered = new ArrayList<>(inventory.members());
    Collections.reverse(reordered);

    assertThat(given.with(reordered)).isEqualTo(given);
  }

  @Test
  void oneThatIsInsertedInFrontGetsTheNextNumber() {
    Host three = named("server-3", one);

    Identities more = given.with(List.of(three, one, two, witness));

    assertThat(numbers(more, one, two, witness, three)).containsExactly(1, 2, 3, 4);
  }

  /** Where it was last is where it is looked for once it has left. */
  @Test
  void oneThatMovedIsTheSameElsewhere() {
    Identities moved = given.with(List.of(one, named("server-2", two), witness));

    assertThat(moved.hosts().get("server-2")).isEqualTo(new Identity(2, "127.1.0.77"));
  }

  @Test
  void aNumberIsNeverGivenAgain() {
    Host three = named("server-3", one);
    Identities left = given.with(List.of(one, two, witness, three)).with(List.of(one, witness));

    Host four = named("server-4", one);
    assertThat(left.with(List.of(one, witness, four)).number(four)).isEqualTo(5);
    // Who comes back under its name is the same.
    assertThat(left.with(List.of(one, witness, four, two)).number(two)).isEqualTo(2);
  }

  @Test
  void aRenamedHostIsANewOneAndTheOldOneCanStillBeHealed() throws IOException {
    Inventory renamed = changed("name: server-2", "name: blue");
    Host blue = renamed.host("blue").orElseThrow();

    Identities after = given.with(renamed.members());

    assertThat(after.number(blue)).isEqualTo(4);
    assertThat(after.departed(renamed)).extracting(Host::name).containsExactly("server-2");
    Host departed = after.departed("server-2", renamed).orElseThrow();
    assertThat(after.number(departed)).isEqualTo(2);
    assertThat(departed.address()).isEqualTo(two.address());
    assertThat(after.departed("blue", renamed)).isEmpty();
    assertThat(after.departed("never-was", renamed)).isEmpty();
  }

  @Test
  void whoHasNoNumberHasNone() {
    assertThatThrownBy(() -> Identities.begin("g").number(one))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("server-1");
  }

  @Test
  void whatIsStoredIsReadAgainAndOnlyItsOwnerCan() throws IOException {
    stored().write(given);

    assertThat(stored().read("another")).isEqualTo(given);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout().identities())))
        .isEqualTo("rw-------");
  }

  @Test
  void identitiesThatWereCutOffAreHealedFromTheirCopyOrNamed() throws IOException {
    stored().write(given);
    Path file = layout().identities();
    Path copy = file.resolveSibling(file.getFileName() + ".copy");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      Files.write(copy, whole);
      assertThat(stored().read("another")).isEqualTo(given);

      Files.write(copy, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> stored().read("another"))
          .as("%d bytes", length)
          .isInstanceOf(StackException.class)
          .hasMessageContaining(file.toString());
    }

    Files.write(copy, whole);
    stored().write(given);
    assertThat(file).hasBinaryContent(whole);
  }

  /** Whatever the order of the inventory is by now: the databases and transactions bear these. */
  @Test
  void anInstallationWithoutTheFileKeepsTheNumbersThatItsMembersHave() throws IOException {
    member("server-1", 2, "127.1.0.1");
    member("server-2", 1, "127.1.0.2");
    member("gone", 4, "127.1.0.9");
    Files.createDirectories(layout().state().resolve("hosts/lb/haproxy/conf"));

    Identities found = stored().read("another").with(inventory.members());

    assertThat(found.group()).isEqualTo("the-group");
    assertThat(numbers(found, one, two, witness)).containsExactly(2, 1, 5);
    assertThat(found.hosts()).containsEntry("gone", new Identity(4, "127.1.0.9"));
  }

  private void member(String name, int number, String address) throws IOException {
    Path conf = layout().state().resolve("hosts/" + name + "/mysql/conf");
    Files.createDirectories(conf);
    Files.writeString(
        conf.resolve("node.cnf"),
        "[mysqld]\nserver_id         = %d\nreport_host       = %s\n".formatted(number, address));
    Files.writeString(
        conf.resolve("group.cnf"), "loose_group_replication_group_name = the-group\n");
  }

  private static List<Integer> numbers(Identities identities, Host... hosts) {
    return Arrays.stream(hosts).map(identities::number).toList();
  }

  private static Host named(String name, Host like) {
    return new Host(
        name, "127.1.0.77", Set.copyOf(like.roles()), "127.0.0.1:7", like.networkNamespace());
  }

  private Inventory changed(String what, String into) throws IOException {
    Path file = folder.resolve("changed.yaml");
    Files.writeString(
        file, Files.readString(ROOT.resolve("inventory/local.yaml")).replace(what, into));
    return InventoryReader.read(file);
  }

  private Layout layout() {
    return new Layout(ROOT, folder.resolve("state"), folder.resolve("run"));
  }

  private StoredIdentities stored() {
    return new StoredIdentities(layout().identities(), layout().hosts());
  }
}
