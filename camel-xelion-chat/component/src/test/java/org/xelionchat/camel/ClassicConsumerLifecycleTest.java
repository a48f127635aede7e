package org.xelionchat.camel;

@OnClassic
class ClassicConsumerLifecycleTest extends ConsumerLifecycleTest {}
