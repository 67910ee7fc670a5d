insert into public.orders (customer) values ('Ada');
