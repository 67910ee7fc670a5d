create publication replicas for table public.orders;
