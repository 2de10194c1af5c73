package com.foobar.tests.site;

import java.util.List;

record SeatMap(List<Seat> seats) {}
