package com.foobar.boxoffice.web.order;

import com.foobar.boxoffice.order.OrderView;
import java.util.List;

/** The caller's orders, latest first. */
public record OrderListResponse(List<OrderResponse> items) {

  public static OrderListResponse from(List<OrderView> orders) {
    return new OrderListResponse(orders.stream().map(OrderResponse::from).toList());
  }
}
