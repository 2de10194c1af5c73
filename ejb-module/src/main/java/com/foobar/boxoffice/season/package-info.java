/** The sample season: houses and events to begin with, made by the same services as all others. */
package com.foobar.boxoffice.season;
