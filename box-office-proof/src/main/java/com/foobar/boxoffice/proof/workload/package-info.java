/** Buyers who rush in for an event, and the site as their browsers use it. */
package com.foobar.boxoffice.proof.workload;
