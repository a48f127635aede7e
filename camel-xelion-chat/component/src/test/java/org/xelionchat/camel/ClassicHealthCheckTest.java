package org.xelionchat.camel;

@OnClassic
class ClassicHealthCheckTest extends HealthCheckTest {}
