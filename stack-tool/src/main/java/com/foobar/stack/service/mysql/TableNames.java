package com.foobar.stack.service.mysql;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether upper and lower case are the same in the names of tables. MySQL lets that be chosen when
 * a data folder is made and never again, and all members of a group must have chosen alike: so the
 * choice of the first ones is kept beside their data, and is that of all who join.
 */
public final class TableNames {
  private final Layout layout;
  private final Inventory inventory;

  public TableNames(Layout layout, Inventory inventory) {
    this.layout = layout;
    this.inventory = inventory;
  }

  /** True for a group that is still to be made; false for one from before there was a choice. */
  public boolean areCaseless() {
    return inventory.members().stream().anyMatch(host -> Files.exists(mark(host)))
        || inventory.members().stream().noneMatch(host -> Files.exists(layout.data(mysql(host))));
  }

  /** To be called before the member's data folder is made in this way. */
  void keep(Host host) throws IOException {
    PrivateFiles.write(mark(host), "lower_case_table_names = 1\n");
  }

  private Path mark(Host host) {
    return layout.service(mysql(host)).resolve("table-names");
  }

  private static ServiceId mysql(Host host) {
    return new MysqlMember().on(host);
  }
}
