package com.foobar.stack.service.mysql;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.Examination;
import java.sql.SQLException;
import java.util.List;

/** The group as one member sees it. */
public record MemberView(List<Member> members) {

  static MemberView of(PlanContext context, Host host) throws SQLException {
    return new MemberView(new Group(context).viewOf(host, Examination.PATIENCE));
  }

  /** What all members' views come to, in the order of the inventory. */
  public static List<Member> agreed(Examination examination) {
    return new Group(examination.context())
        .agreed(
            examination.found(MemberView.class).values().stream()
                .map(MemberView::members)
                .toList());
  }
}
