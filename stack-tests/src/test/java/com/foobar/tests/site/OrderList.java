package com.foobar.tests.site;

import java.util.List;

record OrderList(List<Order> items) {}
