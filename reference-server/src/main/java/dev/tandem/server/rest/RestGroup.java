package dev.tandem.server.rest;

import java.util.List;

/** Methods that belong together. */
sealed interface RestGroup
    permits ConnectionMethods,
        DescriptionMethods,
        ObserveMethods,
        PullMethods,
        StatMethod,
        StreamMethods {

  List<Route> routes();
}
